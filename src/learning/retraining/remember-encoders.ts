import type { Encoder } from "../../core/ports/encoder.ts";
import type { TrainingEncoders } from "../model/train-model.ts";
import { rememberTexts } from "../search/remember-texts.ts";

/** Encoders that encode each text once: held-out texts are met by every model, and most texts of the FAQ in more than one role. */
export function rememberEncoders(encoders: TrainingEncoders): TrainingEncoders {
  const known = new Map<Encoder, Encoder>();
  const remember = (encoder: Encoder | undefined): Encoder | undefined => {
    if (encoder && !known.has(encoder)) known.set(encoder, rememberTexts(encoder));
    return encoder && known.get(encoder);
  };
  return {
    get english() {
      return remember(encoders.english);
    },
    get multilingual() {
      return remember(encoders.multilingual);
    },
    forLanguage: (language) => remember(encoders.forLanguage(language)),
  };
}
