import type { PlatformName } from "../message.ts";
import type { Bot } from "./bot.ts";

/** A place people talk in. `start` resolves when it listens; `stop` ends all its timers and sockets. */
export interface ChatPlatform {
  readonly name: PlatformName;
  start(bot: Bot): Promise<void>;
  stop(): Promise<void>;
  /** Whether people are heard at this moment; a platform that lost its connection for good never is again. */
  isConnected?(): boolean;
}
