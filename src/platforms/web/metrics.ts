import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from "prom-client";
import type { Metrics, PlatformMetrics } from "../../core/ports/metrics.ts";

/** The metrics ports with their text for Prometheus. */
export interface PrometheusMetrics extends Metrics, PlatformMetrics {
  readonly contentType: string;
  render(): Promise<string>;
}

/** Metrics in a registry of their own, with Node's process and event-loop figures beside them. */
export function createPrometheusMetrics(): PrometheusMetrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const { questions, verdicts, feedback, latency, model, refusals } = createInstruments(registry);
  const served = new Map<string, string>();
  return {
    contentType: registry.contentType,
    render: () => registry.metrics(),
    recordVerdict: ({ community, platform, kind, rule, seconds }) => {
      questions.inc({ community, platform });
      verdicts.inc({ community, platform, kind, rule });
      latency.observe({ platform }, seconds);
    },
    recordFeedback: ({ community, platform, vote }) => feedback.inc({ community, platform, vote }),
    recordModel: (community, version) => {
      const earlier = served.get(community);
      if (earlier !== undefined) model.remove({ community, version: earlier });
      served.set(community, version);
      model.set({ community, version }, 1);
    },
    recordRefusal: ({ platform, reason }) => refusals.inc({ platform, reason }),
  };
}

function createInstruments(registry: Registry) {
  const registers = [registry];
  return {
    questions: new Counter({
      name: "usher_questions_total",
      help: "Messages judged, repeated deliveries aside.",
      labelNames: ["community", "platform"],
      registers,
    }),
    verdicts: new Counter({
      name: "usher_verdicts_total",
      help: "First verdicts on questions, by kind and rule.",
      labelNames: ["community", "platform", "kind", "rule"],
      registers,
    }),
    feedback: new Counter({
      name: "usher_feedback_total",
      help: "Votes recorded; a changed vote counts again.",
      labelNames: ["community", "platform", "vote"],
      registers,
    }),
    latency: new Histogram({
      name: "usher_decision_seconds",
      help: "From a message's arrival to its recorded verdict.",
      labelNames: ["platform"],
      buckets: [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5],
      registers,
    }),
    model: new Gauge({
      name: "usher_model_info",
      help: "1 for the model version that serves a community.",
      labelNames: ["community", "version"],
      registers,
    }),
    refusals: new Counter({
      name: "usher_refused_requests_total",
      help: "Requests that a chat platform refused, by the status of its answer or its own code.",
      labelNames: ["platform", "reason"],
      registers,
    }),
  };
}
