package dev.opsledger.deployments.api;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import dev.opsledger.core.concurrent.OutOfTimeException;
import dev.opsledger.core.json.Json;
import dev.opsledger.core.vendor.VendorHttp;
import dev.opsledger.core.vendor.VendorRequest;
import dev.opsledger.core.vendor.VendorResponse;
import dev.opsledger.core.vendor.VendorUnavailableException;
import java.lang.System.Logger.Level;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.interfaces.RSAPublicKey;
import java.text.ParseException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Fetches an issuer's keys from the URL in its discovery document (OpenID Connect Discovery 1.0,
 * section 4) or, without one, from {@code /.well-known/jwks.json}, where Auth0 has them.
 */
public final class JwksSource implements Supplier<Optional<Map<String, RSAPublicKey>>> {
  private static final System.Logger LOG = System.getLogger(JwksSource.class.getName());

  private final VendorHttp http;
  private final Issuer issuer;

  public JwksSource(VendorHttp http, Issuer issuer) {
    this.http = http;
    this.issuer = issuer;
  }

  @Override
  public Optional<Map<String, RSAPublicKey>> get() {
    try {
      VendorResponse response = send(address());
      if (response.status() == 200) {
        return Optional.of(read(JWKSet.parse(new String(response.body(), StandardCharsets.UTF_8))));
      }
      LOG.log(
          Level.WARNING, "the issuer answered {0} to a request for its keys", response.status());
    } catch (VendorUnavailableException | OutOfTimeException | ParseException | JOSEException e) {
      LOG.log(Level.WARNING, "the issuer''s keys cannot be fetched: {0}", e.getMessage());
    }
    return Optional.empty();
  }

  private String address() throws VendorUnavailableException {
    VendorResponse discovery = send(issuer.address() + "/.well-known/openid-configuration");
    if (discovery.status() == 200) {
      Optional<String> uri = Json.text(discovery.json(), "jwks_uri").filter(Issuer::isTrusted);
      if (uri.isPresent()) {
        return uri.get();
      }
    }
    return issuer.address() + "/.well-known/jwks.json";
  }

  /** Sent once: fetches have a minimum interval, so a failed one is not repeated at once. */
  private VendorResponse send(String address) throws VendorUnavailableException {
    return http.sendOnce(
        new VendorRequest("GET", URI.create(address), Map.of("Accept", "application/json"), null));
  }

  private static Map<String, RSAPublicKey> read(JWKSet set) throws JOSEException {
    var keys = new HashMap<String, RSAPublicKey>();
    for (JWK key : set.getKeys()) {
      boolean signs = key.getKeyUse() == null || KeyUse.SIGNATURE.equals(key.getKeyUse());
      if (key instanceof RSAKey rsa && signs && key.getKeyID() != null) {
        keys.put(key.getKeyID(), rsa.toRSAPublicKey());
      }
    }
    return keys;
  }
}
