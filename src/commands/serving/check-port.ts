import { once } from "node:events";
import { createServer } from "node:http";
import { listen } from "../../platforms/web/listen.ts";

/** Throws `platform-failed` with the remedy when the port cannot be listened on: better before a model is trained than after. */
export async function checkPort(port: number, host: string): Promise<void> {
  const server = createServer();
  await listen(server, port, host);
  server.close();
  await once(server, "close");
}
