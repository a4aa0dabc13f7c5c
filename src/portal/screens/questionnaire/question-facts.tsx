import { useQuery } from '@tanstack/react-query';
import type { Question } from '../../api/questionnaires';
import { catalogueQuery, requirementsQuery } from '../../api/obligations';
import { ForceChip, LaneChip } from '../../parts/legal-chips';
import { useAnswerCopy } from './answer.copy';

/** Names of evidence kinds by their codes. */
export function useKindNames(): (kind: string) => string {
  const { data } = useQuery(catalogueQuery);
  return (kind) => data?.evidenceKinds.find((one) => one.kind === kind)?.title ?? kind;
}

function Requirement({ code }: { code: string }) {
  const { data } = useQuery(requirementsQuery);
  const known = data?.find((one) => one.code === code);
  return (
    <li className="q-requirement">
      <span>
        <span className="mono">{code}</span> {known?.title}
      </span>
      {known && (
        <span className="tags">
          <ForceChip force={known.force} dutyHolder={known.dutyHolder} />
          <LaneChip lane={known.lane} />
        </span>
      )}
    </li>
  );
}

/** Why a question is asked, what would show its answer, and which requirements it serves with their force and lane. */
export function QuestionFacts({ question }: { question: Question }) {
  const t = useAnswerCopy();
  const nameOf = useKindNames();
  const kinds = question.evidence.map(nameOf).join(', ');
  return (
    <div className="q-facts">
      <p>{question.why}</p>
      <p>
        <span className="strong">{t('counts')}:</span> {kinds === '' ? t('countsNone') : kinds}
      </p>
      {question.requirements.length > 0 && (
        <ul className="q-requirements" aria-label={t('requirements')}>
          {question.requirements.map((code) => (
            <Requirement key={code} code={code} />
          ))}
        </ul>
      )}
    </div>
  );
}
