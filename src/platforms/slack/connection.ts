/** How Slack reaches Usher. */
export interface Connection {
  /** Resolves once Slack can; rejects with what is wrong. */
  start(): Promise<void>;
  /** Ends all sockets and timers. */
  stop(): Promise<void>;
  isConnected(): boolean;
}
