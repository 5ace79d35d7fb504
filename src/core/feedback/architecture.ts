/** The ways to classify texts: n-grams with sentence embeddings, one of the two alone, or a neural network trained from scratch. */
export const architectures = ["pair", "ngrams", "dense", "lstm", "cnn", "transformer"] as const;

export type Architecture = (typeof architectures)[number];
