package dev.opsledger.local.dynamo;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import software.amazon.awssdk.services.dynamodb.model.StreamDescription;
import software.amazon.dynamodb.services.local.shared.access.sqlite.SQLiteDBAccessJob;
import software.amazon.dynamodb.services.local.shared.access.sqlite.TableSchemaInfo;
import software.amazon.dynamodb.services.local.shared.mapper.DynamoDbObjectMapper;

/**
 * Descriptions of tables and streams that DynamoDB Local 3.3.1 reads and parses for every write,
 * kept by their bytes: parsing them takes a quarter of the time of the only thread that serves its
 * database.
 *
 * @param <T> what is described
 */
final class ParsedDescriptions<T> extends JsonDeserializer<T> {
  /** Nothing has as many tables and streams; a bound all the same. */
  private static final int MOST = 1_000;

  /** Changes of tables that are under way in any database: they change what they have parsed. */
  private static final AtomicInteger CHANGES = new AtomicInteger();

  /** As DynamoDB Local's own, which cannot be asked from within itself. */
  private static final ObjectMapper PARSER = new DynamoDbObjectMapper();

  private final Class<T> type;
  private final Map<ByteBuffer, T> parsed = new ConcurrentHashMap<>();

  private ParsedDescriptions(Class<T> type) {
    this.type = type;
  }

  static {
    try {
      var field = SQLiteDBAccessJob.class.getDeclaredField("MAPPER");
      field.setAccessible(true);
      var mapper = (ObjectMapper) field.get(null);
      // A deserializer learns what is parsed only where locations have it.
      mapper.getFactory().enable(JsonParser.Feature.INCLUDE_SOURCE_IN_LOCATION);
      mapper.registerModule(
          new SimpleModule("kept descriptions")
              .addDeserializer(
                  TableSchemaInfo.class, new ParsedDescriptions<>(TableSchemaInfo.class))
              .addDeserializer(
                  StreamDescription.class, new ParsedDescriptions<>(StreamDescription.class)));
    } catch (ReflectiveOperationException otherVersion) {
      throw new IllegalStateException("This is not the known DynamoDB Local", otherVersion);
    }
  }

  /** Has descriptions kept from now on, in all databases of this process. */
  static void keep() {
    // Loading the class does it.
  }

  /** Changes a table. Until that is done, no description that is parsed is shared. */
  static void change(Runnable change) {
    CHANGES.incrementAndGet();
    try {
      change.run();
    } finally {
      CHANGES.decrementAndGet();
    }
  }

  @Override
  public T deserialize(JsonParser parser, DeserializationContext context) throws IOException {
    byte[] json = (byte[]) parser.currentTokenLocation().contentReference().getRawContent();
    ByteBuffer key = ByteBuffer.wrap(json);
    T known = CHANGES.get() > 0 ? null : parsed.get(key);
    if (known != null) {
      return known;
    }
    T description = PARSER.readValue(json, type);
    if (CHANGES.get() == 0) {
      if (parsed.size() >= MOST) {
        parsed.clear();
      }
      parsed.put(key, description);
    }
    return description;
  }
}
