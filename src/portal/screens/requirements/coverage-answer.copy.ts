import { copyFor } from '../../i18n';

export const useCoverageCopy = copyFor('coverage-answer', {
  title: 'Does the rule cover it?',
  lede: 'Only the recorded answer “covered”, with its basis, makes this requirement a legal duty. Without one it is a requirement of the programme.',
  rules: 'Rules',
  covered: 'Covered',
  notCovered: 'Not covered',
  left: 'Nobody has answered yet.',
  record: 'Record the answer',
  again: 'Answer anew',
  answer: 'Answer',
  basis: 'On what the answer rests',
  basisHint: 'The rule, the contract or the advice, so that somebody else can follow it.',
  save: 'Record',
  recorded: 'Answer recorded',
  by: '{{name}}, {{time}}',
  earlier: 'Earlier answers',
});
