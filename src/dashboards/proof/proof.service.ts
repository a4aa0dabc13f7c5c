import { Injectable } from '@nestjs/common';
import { Work } from '../../audit-trail/work';
import type { Tier } from '../../catalogue/words.rules';
import { KIND_LABELS, kindEnoughFor, tiersEnough } from '../../exercises/exercise-kinds.rules';
import type { Actor } from '../../foundation/actor';
import { Clock } from '../../foundation/clock';
import { notFound } from '../../foundation/problem';
import { monthsProved, proofsOf, type Proof } from '../quarters/quarter.rules';
import { TEST_STANDING_WORDS } from '../quarters/quarter-words.rules';
import { SCATTER_RESULT_WORDS, scatterResult, type Measured } from '../recovery/scatter.rules';
import { proofInWords, trendInWords } from './proof-words.rules';
import type { ProofMeasureView, ProofPointView, ServiceProof, TrendView } from './proof.dto';
import { proofAge, trendOf } from './proof.rules';
import { proofRows, proofService, type ProofRow } from './proof-rows';

/** What shows that a service recovers in time: every test with results, its trend, how old the proof is and when the next is due. */
@Injectable()
export class ProofService {
  constructor(
    private readonly work: Work,
    private readonly clock: Clock,
  ) {}

  one(actor: Actor, serviceId: string): Promise<ServiceProof> {
    return this.work.snapshot(actor, async ({ manager }) => {
      const service = await proofService(manager, serviceId);
      if (!service) throw notFound('service');
      const rows = await proofRows(manager, serviceId);
      const { tier } = service;
      const ranAt = this.clock.iso();
      const tests = rows.map(({ id, standing, provedAt }) => ({ id, standing, provedAt: provedAt.toISOString() }));
      const { testId, ...age } = proofAge(tests, { tier, today: ranAt.slice(0, 10) });
      const proofs = proofsOf(tests, { tier, standings: ['accepted', 'reported'] });
      return {
        ...{ ...service, ranAt, provesForMonths: monthsProved(tier), ...age, stateWords: proofInWords(age) },
        ...{ exerciseId: testId, exerciseRef: rows.find(({ id }) => id === testId)?.ref ?? null },
        ...{ rtoTrend: trendView(rows, 'rtoAchieved'), rpoTrend: trendView(rows, 'rpoAchieved') },
        total: rows.length,
        items: rows.map((row) => pointView(row, tier, proofs)),
      };
    });
  }
}

/** Over tests that are valid: what was judged to be none says nothing of the service. */
function trendView(rows: readonly ProofRow[], measure: 'rtoAchieved' | 'rpoAchieved'): TrendView | null {
  const trend = trendOf(rows.filter(({ standing }) => standing !== 'not_valid').map((row) => row[measure]));
  return trend && { ...trend, words: trendInWords(trend) };
}

function pointView(row: ProofRow, tier: Tier | null, proofs: readonly Proof[]): ProofPointView {
  const { id, ref, title, kind, state, outcome, planVersionLabel, disruptionId, disruptionRef, standing } = row;
  const { notRecoveredReason, rtoObjective, rtoAchieved, rpoObjective, rpoAchieved } = row;
  const provedAt = row.provedAt.toISOString();
  return {
    ...{ exerciseId: id, ref, title, kind, kindLabel: KIND_LABELS[kind], enoughFor: tiersEnough(kind) },
    ...{ isEnough: kindEnoughFor(kind, tier ?? 'T1'), state, outcome, planVersionLabel, disruptionId, disruptionRef },
    ...{ provedAt, day: provedAt.slice(0, 10), standing, standingWords: TEST_STANDING_WORDS[standing] },
    provesUntil: proofs.find(({ testId }) => testId === id)?.to ?? null,
    notRecoveredReason,
    rto: measureView({ objectiveMinutes: rtoObjective, achievedMinutes: rtoAchieved, notRecoveredReason }),
    rpo: measureView({ objectiveMinutes: rpoObjective, achievedMinutes: rpoAchieved, notRecoveredReason: null }),
  };
}

function measureView(measured: Measured): ProofMeasureView {
  const { objectiveMinutes, achievedMinutes } = measured;
  const result = scatterResult(measured);
  return { objectiveMinutes, achievedMinutes, result, resultWords: SCATTER_RESULT_WORDS[result] };
}
