import { useEffect, useEffectEvent } from 'react';
import { Button } from '../../parts/button';
import { Glyph, type GlyphName } from '../../parts/glyph';
import { useAnswerCopy } from './answer.copy';
import type { Answering } from './use-answer';

const looks = {
  typed: ['pen', 'none'],
  kept: ['pen', 'warn'],
  saving: ['half', 'info'],
  saved: ['check', 'ok'],
  failed: ['bang', 'bad'],
  refused: ['bang', 'bad'],
} as const satisfies Record<string, readonly [GlyphName, string]>;

/** Whether an answer has arrived. One that did not is sent again when the connection is back, or by its button. */
export function SaveState({ answering }: { answering: Answering }) {
  const t = useAnswerCopy();
  const { state, isConflict } = answering;
  const again = useEffectEvent(() => answering.leave());
  const failed = state === 'failed' && !isConflict;
  useEffect(() => {
    if (!failed) return undefined;
    const listen = () => again();
    window.addEventListener('online', listen);
    return () => window.removeEventListener('online', listen);
  }, [failed]);
  if (state === 'idle') return <span className="q-save" role="status" />;
  const [glyph, tone] = looks[state];
  return (
    <div className="q-save row">
      <span className={`q-save-word sm tone-${tone}`} role="status">
        <Glyph name={glyph} /> {t(`save.${state}`)}
      </span>
      {['kept', 'failed', 'refused'].includes(state) && !isConflict && (
        <>
          <Button small look="quiet" onPress={answering.leave}>
            {t('retry')}
          </Button>
          <Button small look="quiet" onPress={answering.discard}>
            {t('discard')}
          </Button>
        </>
      )}
    </div>
  );
}
