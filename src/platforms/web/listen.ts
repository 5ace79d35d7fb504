import type { Server } from "node:http";
import { UsherError } from "../../core/errors.ts";
import { isUsher } from "./is-usher.ts";
import { toAddress } from "./to-address.ts";

/** Resolves with the port once the server listens; throws `platform-failed` with the remedy when it cannot. */
export function listen(server: Server, port: number, host: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const fail = async (cause: NodeJS.ErrnoException) =>
      reject(new UsherError("platform-failed", await toAdvice(cause, port, host), { cause }));
    server.once("error", fail);
    server.listen(port, host, () => {
      server.off("error", fail);
      const address = server.address();
      resolve(typeof address === "object" && address ? address.port : port);
    });
  });
}

async function toAdvice({ code, message }: NodeJS.ErrnoException, port: number, host: string): Promise<string> {
  switch (code) {
    case "EADDRINUSE": {
      const address = toAddress(host, port);
      const another = `PORT=${port + 1} npm start`;
      return (await isUsher(address))
        ? `Usher runs already, at ${address}: open that, or stop it first; a second one needs a port and a data folder of its own: USHER_DATA=… ${another}`
        : `port ${port} on ${host} is taken by another program; use another one: ${another}`;
    }
    case "EACCES":
      return `port ${port} needs administrator rights; use one above 1023: PORT=3000 npm start`;
    case "EADDRNOTAVAIL":
    case "ENOTFOUND":
      return `${host} is no address of this machine; listen on 127.0.0.1, or on 0.0.0.0 for every address`;
    default:
      return `cannot listen on ${host}:${port}: ${message}`;
  }
}
