import type { AnswerDecisionWord, AnswerSource, QueriedCell } from './answer.rules';
import type { AnswerValue, RuleSeverity, SubjectKind } from './question.rules';

/** What was said in a cell, and its SHA-256 as canonical JSON (RFC 8785). */
interface Said {
  number: number;
  sha256: string;
  value: AnswerValue;
  unknown: boolean;
  none: boolean;
  notApplicableReason: string | null;
  note: string;
}

declare module '../audit-trail/deeds' {
  interface Deeds {
    'questionnaire.opened': {
      periodId: string;
      period: string;
      questionnaireVersionId: string;
      questionnaire: string;
      dueOn: string;
      dueRule: string;
    };
    'answer.saved': {
      questionSetId: string;
      questionId: string;
      subjectKind: SubjectKind;
      subjectId: string;
      source: AnswerSource;
      before: { number: number; sha256: string } | null;
      after: Said;
      confirmedAnswerId: string | null;
      registerSha256: string | null;
    };
    'questionnaire.workbook-taken': {
      sha256: string;
      bytes: number;
      accepted: number;
      unchanged: number;
      refused: number;
    };
    'answer.evidence-linked': {
      questionSetId: string;
      questionId: string;
      subjectKind: SubjectKind;
      subjectId: string;
      added: string[];
      removed: string[];
    };
    'answer.decided': {
      questionSetId: string;
      questionId: string;
      number: number;
      decision: AnswerDecisionWord;
      reason: string;
    };
    'answers.accepted': {
      questionSetId: string;
      section: string;
      reason: string;
      answers: { answerId: string; questionId: string; subjectKind: SubjectKind; subjectId: string; number: number }[];
    };
    'answer-query.opened': {
      questionSetId: string;
      kind: 'rule' | 'person';
      ruleCode: string | null;
      severity: RuleSeverity | null;
      cells: QueriedCell[];
      text: string;
    };
    'answer-query.cleared': { questionSetId: string; ruleCode: string | null; answerId: string | null };
    'answer-query.replied': { questionSetId: string; replyId: string; text: string };
    'answer-query.resolved': { questionSetId: string; note: string };
    'answer-query.escalated': { questionSetId: string; reason: string };
    'questionnaire.submitted': { note: string; asked: number; answered: number; answersSha256: string };
    'questionnaire.concluded': {
      decision: 'reviewed' | 'returned';
      reason: string;
      returnedAnswerIds: string[];
      /** Answers that nobody accepted or returned. */
      undecided: number;
    };
  }
}

export {};
