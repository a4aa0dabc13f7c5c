import { useQueryClient } from '@tanstack/react-query';
import { useDeed } from '../../api/deed';
import { confirmAnswer } from '../../api/questionnaires';
import { Button, ButtonLink } from '../../parts/button';
import { Note, ProblemNote } from '../../parts/notes';
import { RowsShown } from './answer-shown';
import { useAnswerCopy } from './answer.copy';
import { patchCells } from './patch-cells';
import { addressOf, isAnswered, type Asked } from './question-set.rules';
import { useSetWork } from './set-context';

const registers = ['services', 'impact', 'objectives', 'plan-coverage', 'exercises', 'places'] as const;
type Register = (typeof registers)[number];

function placeOf(register: Register, vendorId: string, subjectId: string): string {
  if (register === 'impact') return `/services/${subjectId}`;
  if (register === 'plan-coverage') return '/plans';
  if (register === 'exercises') return '/exercises';
  return `/vendors/${vendorId}?tab=${register === 'places' ? 'places' : 'services'}`;
}

function Rows({ asked: { question, cell } }: { asked: Asked }) {
  const t = useAnswerCopy();
  const rows = cell.register?.rows ?? [];
  if (rows.length === 0) return <p className="muted">{t('registerEmpty')}</p>;
  return <RowsShown caption={t('register')} spec={question.answer} value={rows} />;
}

function Confirm({ asked, isAgain }: { asked: Asked; isAgain: boolean }) {
  const t = useAnswerCopy();
  const { set } = useSetWork();
  const queries = useQueryClient();
  const { cell } = asked;
  const look = isAgain && cell.register?.changed !== true ? 'plain' : 'primary';
  const confirm = useDeed(confirmAnswer, { keepsQueries: true, onDone: (saved) => patchCells(queries, set.id, saved) });
  const send = () => confirm.submit({ id: set.id, body: { ...addressOf(asked), after: cell.answer?.number ?? 0 } });
  return (
    <>
      <ProblemNote problem={confirm.problem} />
      <Button small look={look} glyph="check" isPending={confirm.isPending} onPress={send}>
        {t(isAgain ? 'confirmRegisterAgain' : 'confirmRegister')}
      </Button>
    </>
  );
}

/** A question that a register answers: what the register says now, the way to it, and the confirmation. */
export function RegisterView({ asked }: { asked: Asked }) {
  const t = useAnswerCopy();
  const { set } = useSetWork();
  const { question, cell } = asked;
  const register = registers.find((one) => one === question.register);
  const confirmed = isAnswered(cell) || cell.answer !== null;
  return (
    <div className="stack q-register">
      <p className="sm muted">{t('registerHelp')}</p>
      <Rows asked={asked} />
      {confirmed && cell.register?.changed && <Note tone="warn" title={t('registerDiffers')} />}
      <div className="row">
        <Confirm asked={asked} isAgain={confirmed} />
        {register && (
          <ButtonLink small look="quiet" to={placeOf(register, set.vendorId, cell.subjectId)}>
            {t(`register.${register}`)}
          </ButtonLink>
        )}
      </div>
    </div>
  );
}
