package forewarn.operations.workflow;

import forewarn.operations.store.Database;
import forewarn.operations.tool.Effect;
import forewarn.operations.tool.Tool;
import forewarn.operations.tool.ToolCall;
import forewarn.operations.tool.ToolField;
import forewarn.operations.tool.ToolSignature;
import java.util.List;
import java.util.Map;

/** Writes notes into a table of the store, each key once, as a receiver that knows keys does. */
public final class NoteTool implements Tool {
  private final Database database;

  public NoteTool(Database database) {
    this.database = database;
    database
        .sql(
            "create table if not exists notes (key text primary key, text text not null,"
                + " deliveries integer not null)")
        .update();
  }

  @Override
  public ToolSignature signature() {
    return new ToolSignature(
        "write_note",
        "Writes a note.",
        Effect.WRITES,
        List.of(
            new ToolField(
                "text", ToolField.Type.TEXT, ToolField.Need.REQUIRED, "the note", List.of())),
        List.of(
            new ToolField(
                "text", ToolField.Type.TEXT, ToolField.Need.REQUIRED, "the note", List.of())),
        "text: hello");
  }

  @Override
  public Map<String, Object> run(Map<String, Object> input, ToolCall call) {
    String text = String.valueOf(input.get("text"));
    database
        .sql(
            "insert into notes values (?, ?, 1) on conflict (key) do update"
                + " set deliveries = notes.deliveries + 1",
            call.key(),
            text)
        .update();
    return Map.of("text", text);
  }

  /** The notes by key. */
  public List<String> notes() {
    return database
        .sql("select key, text from notes order by key")
        .query((row, number) -> row.getString("key") + ": " + row.getString("text"))
        .list();
  }
}
