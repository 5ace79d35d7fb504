/**
 * A hundred trainings one after the other in one process: prints tensors and resident memory, and fails where a tensor is left behind
 * or memory keeps growing. Run: npx tsx bench/leaks.ts [rounds]
 */
import { openBackend } from "../src/learning/backend.ts";
import { trainModel } from "../src/learning/model/train-model.ts";
import { toyDataset, toyEncoders } from "../tests/learning/model/toy-model.ts";

const rounds = Number(process.argv[2] ?? 100);
const backend = await openBackend(process.env.USHER_BACKEND);

/** A model of a few dozen texts, another one each round. */
async function retrain(round: number): Promise<void> {
  const { examples, faq, heldOut } = toyDataset();
  const some = examples.filter((_, at) => at % 3 === round % 3);
  await trainModel({
    community: "toys",
    version: String(round),
    trainedAt: round,
    dataset: { examples: some, faq, heldOut },
    encoders: toyEncoders,
    backend,
    seed: round,
    precision: 0.9,
  });
}

const megabytes = (): number => Math.round(process.memoryUsage.rss() / 2 ** 20);
const warmUp = Math.ceil(rounds / 5);
let tensors = 0;
let resident = 0;
for (let round = 1; round <= rounds; round++) {
  await retrain(round);
  if (round === warmUp) {
    tensors = backend.tf.memory().numTensors;
    resident = megabytes();
  }
  if (round % 10 === 0) console.log(`${round} trainings: ${backend.tf.memory().numTensors} tensors, ${megabytes()} MB`);
}
const left = backend.tf.memory().numTensors - tensors;
const grown = megabytes() - resident;
console.log(`${backend.name}, from the ${warmUp}th to the ${rounds}th: ${left} tensors left behind, ${grown} MB more`);
if (left !== 0 || grown > 50) process.exitCode = 1;
