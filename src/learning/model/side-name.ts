/** A model judges English texts and texts of every other language apart, each with the encoder that fits them. */
export const sideNames = ["english", "multilingual"] as const;

export type SideName = (typeof sideNames)[number];
