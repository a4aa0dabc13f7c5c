import { useState } from 'react';

export type LineDraft = { decision?: string; reason?: string; outcome?: string };
export type CheckDraft = { value?: string; explanation?: string };
export type ObligationDraft = {
  procedurePerformed?: string;
  criteria?: string;
  judgement?: string;
  conclusion?: string;
  outOfPeriodReason?: string;
  checks?: Record<string, CheckDraft>;
};

/** What a reviewer has typed and not recorded yet. */
export type ReviewDraft = {
  lines: Record<string, LineDraft>;
  obligations: Record<string, ObligationDraft>;
  overall: { conclusion?: string; summary?: string; plansEffectiveFrom?: string };
  approval: { decision?: string; reason?: string };
  query: { subject?: string; text?: string };
};

const nothing: ReviewDraft = { lines: {}, obligations: {}, overall: {}, approval: {}, query: {} };
/** What was typed about one check. */
export const typedOn = (draft: ReviewDraft, obligationId: string, checkId: string): CheckDraft =>
  draft.obligations[obligationId]?.checks?.[checkId] ?? {};

const placeOf = (submissionId: string) => `holdfast.review.${submissionId}`;

function kept(submissionId: string): ReviewDraft {
  try {
    const text = sessionStorage.getItem(placeOf(submissionId));
    return text === null ? nothing : { ...nothing, ...(JSON.parse(text) as Partial<ReviewDraft>) };
  } catch {
    return nothing;
  }
}

export type Edits = {
  draft: ReviewDraft;
  line: (id: string, part: LineDraft) => void;
  obligation: (id: string, part: ObligationDraft) => void;
  check: (obligationId: string, checkId: string, part: CheckDraft) => void;
  overall: (part: ReviewDraft['overall']) => void;
  approval: (part: ReviewDraft['approval']) => void;
  query: (part: ReviewDraft['query']) => void;
  /** Forgets everything: it is on record now. */
  clear: () => void;
};

/** The draft of one review, kept in this tab so that a reload loses nothing. */
export function useReviewDraft(submissionId: string): Edits {
  const [draft, setDraft] = useState(() => kept(submissionId));
  const change = (by: (now: ReviewDraft) => ReviewDraft) =>
    setDraft((now) => {
      const next = by(now);
      sessionStorage.setItem(placeOf(submissionId), JSON.stringify(next));
      return next;
    });
  const obligation: Edits['obligation'] = (id, part) =>
    change((now) => ({ ...now, obligations: { ...now.obligations, [id]: { ...now.obligations[id], ...part } } }));
  return {
    draft,
    line: (id, part) => change((now) => ({ ...now, lines: { ...now.lines, [id]: { ...now.lines[id], ...part } } })),
    obligation,
    check: (obligationId, checkId, part) => {
      const checks = draft.obligations[obligationId]?.checks ?? {};
      obligation(obligationId, { checks: { ...checks, [checkId]: { ...checks[checkId], ...part } } });
    },
    overall: (part) => change((now) => ({ ...now, overall: { ...now.overall, ...part } })),
    approval: (part) => change((now) => ({ ...now, approval: { ...now.approval, ...part } })),
    query: (part) => change((now) => ({ ...now, query: { ...now.query, ...part } })),
    clear: () => {
      sessionStorage.removeItem(placeOf(submissionId));
      setDraft(nothing);
    },
  };
}
