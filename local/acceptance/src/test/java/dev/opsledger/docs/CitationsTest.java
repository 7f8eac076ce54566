package dev.opsledger.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What comments refer to is in the repository, where their readers are. */
class CitationsTest {
  private static final Set<String> NOT_OURS =
      Set.of("target", ".git", ".aws-sam", ".idea", "node_modules");
  private static final Pattern SOURCE =
      Pattern.compile(".*\\.(java|py|ya?ml|xml|html|js|css|properties|toml)");
  private static final Pattern DOCUMENT = Pattern.compile("[\\w./-]*\\w\\.md\\b");

  /** Words for what is agreed on elsewhere; {@code .ci/contract} and the like are files here. */
  private static final Pattern ELSEWHERE =
      Pattern.compile("(?i)(?<!\\.)\\.\\./shared|\\bcontracts/|\\bthe contracts?\\b");

  /** They say what they leave out where it is not there. */
  private static final Set<String> MAY_LOOK_BESIDE = Set.of(".ci/run", ".ci/full");

  private static final Pattern BESIDE = Pattern.compile("\\.\\./shared");

  /** A comment of a file. */
  private record Comment(Path file, String text) {
    List<String> all(Pattern pattern) {
      return pattern.matcher(text).results().map(MatchResult::group).toList();
    }

    @Override
    public String toString() {
      return Markdown.ROOT.relativize(file) + ": " + text;
    }
  }

  @Test
  void everyDocumentThatACommentNamesIsThere() throws IOException {
    Set<String> names = new HashSet<>();
    for (Path file : files()) {
      if (file.toString().endsWith(".md")) {
        names.add(file.getFileName().toString());
        names.add(Markdown.ROOT.relativize(file).toString());
      }
    }
    List<Comment> comments = comments();
    assertThat(comments)
        .allSatisfy(comment -> assertThat(names).containsAll(comment.all(DOCUMENT)));
    assertThat(comments).filteredOn(comment -> !comment.all(DOCUMENT).isEmpty()).isNotEmpty();
  }

  @Test
  void noCommentRestsOnWhatIsElsewhere() throws IOException {
    assertThat(comments()).allSatisfy(comment -> assertThat(comment.all(ELSEWHERE)).isEmpty());
  }

  @Test
  void onlyWhatSaysSoLooksBesideTheCheckout() throws IOException {
    List<String> looking = new ArrayList<>();
    for (Path file : files()) {
      String name = Markdown.ROOT.relativize(file).toString();
      boolean isThis = name.endsWith(getClass().getSimpleName() + ".java");
      if (!isThis && isText(file) && BESIDE.matcher(Files.readString(file)).find()) {
        looking.add(name);
      }
    }
    assertThat(looking).isSubsetOf(MAY_LOOK_BESIDE);
  }

  private static List<Comment> comments() throws IOException {
    List<Comment> comments = new ArrayList<>();
    for (Path file : files()) {
      if (isText(file) && !file.toString().endsWith(".md")) {
        for (String line : Files.readAllLines(file)) {
          String text = line.strip();
          if (text.startsWith("*") || text.matches("(//|/\\*|#|<!--).*")) {
            comments.add(new Comment(file, text));
          }
        }
      }
    }
    return comments.stream()
        .filter(each -> !MAY_LOOK_BESIDE.contains(Markdown.ROOT.relativize(each.file).toString()))
        .toList();
  }

  private static boolean isText(Path file) {
    String name = file.getFileName().toString();
    boolean script = file.getParent().endsWith(".ci") && !name.contains(".");
    return script || name.endsWith(".md") || SOURCE.matcher(name).matches();
  }

  private static List<Path> files() throws IOException {
    List<Path> files = new ArrayList<>();
    Files.walkFileTree(
        Markdown.ROOT,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
            return NOT_OURS.contains(folder.getFileName().toString())
                ? FileVisitResult.SKIP_SUBTREE
                : FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            files.add(file);
            return FileVisitResult.CONTINUE;
          }
        });
    return files;
  }
}
