// Run with the database's path and a name: writes questions and votes until it is killed, and prints each once it is acknowledged.
import { writeSync } from "node:fs";
import { join } from "node:path";
import { createViteServer } from "vitest/node";

const [file, name] = process.argv.slice(2);
const loader = await createViteServer({
  configFile: false,
  root: join(import.meta.dirname, "../.."),
  appType: "custom",
  logLevel: "error",
  optimizeDeps: { noDiscovery: true },
  server: { middlewareMode: true, ws: false, watch: null },
});
const { openStore } = await loader.ssrLoadModule("/src/store/open-store.ts");
const { aRecord, aVote } = await loader.ssrLoadModule("/tests/store/records.ts");
const store = await openStore({ file });
for (let number = 0; ; number++) {
  const { judged, isNew } = await store.questions.record(aRecord(`${name}-${number}`, { messageId: `m-${number}` }));
  await store.feedback.record(aVote(judged.question.id, name));
  writeSync(1, `${number} ${isNew}\n`);
}
