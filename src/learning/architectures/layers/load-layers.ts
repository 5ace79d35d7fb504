import type { Backend } from "../../backend.ts";
import { defineMaskedPooling } from "./define-masked-pooling.ts";
import { definePieceEmbedding } from "./define-piece-embedding.ts";
import { definePositionEmbedding } from "./define-position-embedding.ts";
import { defineSeededDropout } from "./define-seeded-dropout.ts";
import { defineSelfAttention } from "./define-self-attention.ts";
import { defineTokenMask } from "./define-token-mask.ts";
import { defineTokenNormalization } from "./define-token-normalization.ts";

export type OwnLayers = ReturnType<typeof defineLayers>;

/** Usher's own layers as classes of TensorFlow.js, made and registered for saved models at the first call. */
export function loadLayers(backend: Backend): OwnLayers {
  loaded ??= defineLayers(backend);
  return loaded;
}

let loaded: OwnLayers | undefined;

function defineLayers(backend: Backend) {
  const own = {
    PieceEmbedding: definePieceEmbedding(backend),
    TokenMask: defineTokenMask(backend),
    SeededDropout: defineSeededDropout(backend),
    MaskedPooling: defineMaskedPooling(backend),
    PositionEmbedding: definePositionEmbedding(backend),
    TokenNormalization: defineTokenNormalization(backend),
    SelfAttention: defineSelfAttention(backend),
  } as const;
  for (const layer of Object.values(own)) backend.tf.serialization.registerClass(layer);
  return own;
}
