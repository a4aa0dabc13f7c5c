import { Button } from '../../parts/button';
import { Note } from '../../parts/notes';
import { AnswerShown } from './answer-shown';
import { useAnswerCopy } from './answer.copy';
import type { Asked } from './question-set.rules';
import type { Answering } from './use-answer';

/** Two people answered at once: both answers, and the choice between them. */
export function ConflictNote({ asked: { question, cell }, answering }: { asked: Asked; answering: Answering }) {
  const t = useAnswerCopy();
  return (
    <Note tone="warn" live title={t('conflict', { name: cell.answer?.answeredByName ?? '' })}>
      <p>{t('conflictHelp')}</p>
      <div className="q-sides">
        <div className="stack-tight">
          <h4>{t('theirs')}</h4>
          <AnswerShown question={question} given={cell.answer} caption={t('theirs')} />
          <div>
            <Button small onPress={answering.discard}>
              {t('takeTheirs')}
            </Button>
          </div>
        </div>
        <div className="stack-tight">
          <h4>{t('mine')}</h4>
          <AnswerShown question={question} given={answering.given} caption={t('mine')} />
          <div>
            <Button small look="primary" onPress={answering.keepMine}>
              {t('keepMine')}
            </Button>
          </div>
        </div>
      </div>
    </Note>
  );
}
