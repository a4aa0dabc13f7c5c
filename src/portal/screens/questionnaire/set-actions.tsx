import { useState } from 'react';
import { Button, ButtonLink } from '../../parts/button';
import { ConcludeDialog } from './conclude-dialog';
import { countLeft, leftIn } from './leftovers';
import { useQuestionnaireCopy } from './questionnaire.copy';
import type { Asked } from './question-set.rules';
import { useReviewCopy } from './review.copy';
import { useSetWork } from './set-context';
import { SubmitDialog } from './submit-dialog';

/* for those who answer: what is left, then submitting */
function Handing({ left }: { left: number }) {
  const t = useQuestionnaireCopy();
  const { set } = useSetWork();
  const [isOpen, setOpen] = useState(false);
  if (left > 0)
    return (
      <ButtonLink look="primary" to={`/questionnaires/${set.id}?show=left`}>
        {t('leftCount', { count: left })}
      </ButtonLink>
    );
  if (set.state !== 'open' && set.state !== 'returned') return null;
  return (
    <>
      <Button look="primary" glyph="up" onPress={() => setOpen(true)}>
        {t('submit')}
      </Button>
      {isOpen && <SubmitDialog onClose={() => setOpen(false)} />}
    </>
  );
}

function Concluding() {
  const t = useReviewCopy();
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button look="primary" onPress={() => setOpen(true)}>
        {t('conclude')}
      </Button>
      {isOpen && <ConcludeDialog onClose={() => setOpen(false)} />}
    </>
  );
}

/** What is done with the set as a whole: handing it over, concluding its review. */
export function SetActions({ asked }: { asked: Asked[] }) {
  const t = useQuestionnaireCopy();
  const { set, answers, reviews } = useSetWork();
  return (
    <>
      <ButtonLink glyph="download" to={`/questionnaires/${set.id}/workbook`}>
        {t('workbook')}
      </ButtonLink>
      {answers && <Handing left={countLeft(leftIn(asked))} />}
      {reviews && set.state === 'submitted' && <Concluding />}
    </>
  );
}
