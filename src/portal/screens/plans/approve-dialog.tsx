import { useQuery } from '@tanstack/react-query';
import { useDeed } from '../../api/deed';
import { approvePlanVersion, planContentQuery, type PlanVersion } from '../../api/plans';
import { useSession } from '../../api/session';
import { ConfirmDialog } from '../../parts/dialog';
import { Digest } from '../../parts/facts';
import { Loading, Note, ProblemNote } from '../../parts/notes';
import { toast } from '../../parts/toast';
import './plans.css';
import { useVersionCopy } from './plans.copy';

/** Shows the exact text and its digest before the vendor's approval fixes them. */
export function ApproveDialog({ version, onClose }: { version: PlanVersion; onClose: () => void }) {
  const t = useVersionCopy();
  const { name, title } = useSession();
  const { data: content, error } = useQuery({ ...planContentQuery(version.id), staleTime: 0 });
  const approve = useDeed(approvePlanVersion, {
    onDone: () => {
      toast({ title: t('approveDone') });
      onClose();
    },
  });
  const blocking = version.gaps.filter(({ blocks }) => blocks);
  return (
    <ConfirmDialog
      title={t('approveTitle', { label: version.label })}
      isOpen
      onClose={onClose}
      lede={t('approveLede')}
      confirmLabel={t('approveConfirm')}
      isDisabled={!content || blocking.length > 0}
      record={[
        { label: t('recordPlan'), value: `${version.planRef}, ${version.planTitle}, ${version.label}` },
        { label: t('recordDigest'), value: <Digest long value={content?.sha256} /> },
        { label: t('recordSteps'), value: version.steps.length },
        { label: t('recordBy'), value: title ? `${name}, ${title}` : name },
      ]}
      onConfirm={() => approve.do({ id: version.id, version: version.version })}
    >
      {blocking.length > 0 && (
        <Note tone="bad" title={t('approveBlocked')}>
          <ul>
            {blocking.map(({ code, reason }) => (
              <li key={code + reason}>{reason}</li>
            ))}
          </ul>
        </Note>
      )}
      <h3>{t('approveText')}</h3>
      <ProblemNote problem={error} />
      {content ? (
        // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a scroller must be reachable by keyboard
        <pre className="exact" tabIndex={0} role="group" aria-label={t('approveText')}>
          {content.text}
        </pre>
      ) : (
        !error && <Loading />
      )}
    </ConfirmDialog>
  );
}
