import { z } from "zod";

/** How long a neighbour may take to say what it is, in milliseconds. */
const patience = 1_000;

/** What `GET /healthz` of a running Usher says, by which another one knows it. */
export const programName = "usher";

const health = z.object({ program: z.literal(programName) });

/** Whether what listens at an address is an Usher; whatever else it answers, or does not, is none. */
export async function isUsher(address: string): Promise<boolean> {
  try {
    const response = await fetch(`${address}/healthz`, { signal: AbortSignal.timeout(patience) });
    return health.safeParse(await response.json()).success;
  } catch {
    return false;
  }
}
