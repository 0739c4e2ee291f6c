package io.boulderk8s.boulder.consul;

import io.boulderk8s.boulder.consul.HclToken.Kind;
import io.boulderk8s.boulder.read.Findings;
import io.boulderk8s.boulder.read.Place;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads a file of settings in HashiCorp's configuration language: its data, not its expressions.
 * Why our own: docs/adr/0013.
 */
final class HclReader {
  private static final int DEEPEST = 50;

  private final String file;
  private final List<HclToken> tokens;
  private int at;
  private int depth;

  /** Ends the reading: what follows an error of syntax cannot be trusted. */
  private static final class Unreadable extends Exception {
    private static final long serialVersionUID = 1L;
    private final int line;

    Unreadable(int line, String what) {
      super(what);
      this.line = line;
    }
  }

  private HclReader(String file, List<HclToken> tokens) {
    this.file = file;
    this.tokens = tokens;
  }

  /** Reads a whole file; the body is empty when it cannot be read. */
  static HclValue.Body read(String file, String text, Findings refused) {
    HclReader reader = new HclReader(file, HclTokens.of(file, text, refused));
    try {
      return reader.body(Kind.END);
    } catch (Unreadable e) {
      refused.add(
          new Place(file, e.line), String.valueOf(e.getMessage()), "correct the HCL's syntax");
      return new HclValue.Body(List.of());
    }
  }

  private HclToken here() {
    return tokens.get(at);
  }

  private HclToken next() {
    HclToken token = here();
    if (at < tokens.size() - 1) {
      at++;
    }
    return token;
  }

  private boolean takes(String mark) {
    boolean there = here().is(mark);
    if (there) {
      next();
    }
    return there;
  }

  /** Reads items up to a closing brace, or up to the end of the file. */
  private HclValue.Body body(Kind end) throws Unreadable {
    List<HclValue.Item> items = new ArrayList<>();
    while (here().kind() != Kind.END && !here().is("}")) {
      items.add(item());
      takes(",");
    }
    if (end == Kind.END ? here().kind() != Kind.END : !takes("}")) {
      throw unexpected(end == Kind.END ? "a name" : "}");
    }
    return new HclValue.Body(items);
  }

  private HclValue.Item item() throws Unreadable {
    HclToken name = next();
    if (name.kind() != Kind.WORD && name.kind() != Kind.STRING) {
      at--;
      throw unexpected("a name");
    }
    Place place = new Place(file, name.line());
    if (takes("=") || takes(":")) {
      return new HclValue.Item(name.text(), value(), place);
    }
    if (here().kind() == Kind.STRING || here().kind() == Kind.WORD) {
      // a label: `check "name" { ... }` is an item within an item
      return new HclValue.Item(name.text(), new HclValue.Body(List.of(nested())), place);
    }
    if (!here().is("{")) {
      throw unexpected("= or {");
    }
    return new HclValue.Item(name.text(), value(), place);
  }

  private HclValue.Item nested() throws Unreadable {
    deeper();
    HclValue.Item item = item();
    depth--;
    return item;
  }

  private HclValue value() throws Unreadable {
    deeper();
    HclToken first = next();
    HclValue value =
        switch (first.kind()) {
          case STRING -> new HclValue.Text(first.text());
          case NUMBER -> new HclValue.Plain(first.text());
          case WORD -> word(first);
          case MARK -> first.is("{") ? body(Kind.MARK) : sequence(first);
          case END -> throw unexpected("a value");
        };
    depth--;
    return value;
  }

  private void deeper() throws Unreadable {
    if (++depth > DEEPEST) {
      throw new Unreadable(here().line(), "nested deeper than " + DEEPEST + " levels");
    }
  }

  private static HclValue word(HclToken word) throws Unreadable {
    if (!word.text().equals("true") && !word.text().equals("false")) {
      throw new Unreadable(word.line(), "`" + word.text() + "` is no literal");
    }
    return new HclValue.Plain(word.text());
  }

  private HclValue sequence(HclToken opening) throws Unreadable {
    if (!opening.is("[")) {
      throw new Unreadable(opening.line(), "expected a value, found " + opening.text());
    }
    List<HclValue> values = new ArrayList<>();
    while (!takes("]")) {
      values.add(value());
      if (!takes(",") && !here().is("]")) {
        throw unexpected(", or ]");
      }
    }
    return new HclValue.Sequence(values);
  }

  private Unreadable unexpected(String expected) {
    return new Unreadable(here().line(), "expected " + expected + ", found " + here().text());
  }
}
