import { requestFileContent, type RequestFile } from '../../api/requests';
import { useMay } from '../../api/session';
import { AppLink } from '../../parts/app-link';
import { DateText } from '../../parts/measures';
import { useRequestsCopy } from './requests.copy';

type Disposal = NonNullable<RequestFile['disposal']>;

/** That the bytes are gone, under which disposal and since when; its page has what stays and the proof. */
export function Disposed({ disposal: { id, ref, at } }: { disposal: Disposal }) {
  const t = useRequestsCopy();
  const may = useMay();
  return (
    <span className="sub">
      {may('disposals.read') ? (
        <AppLink to={`/disposals/${id}`}>{t('disposedUnder', { ref })}</AppLink>
      ) : (
        t('disposedUnder', { ref })
      )}
      , <DateText date={at.slice(0, 10)} short />. {t('disposedStays')}
    </span>
  );
}

/** A file of their own has no page: its link downloads it, while its bytes are kept. */
export function OwnFileLink({ id, label, disposal }: { id: string; label: string; disposal: Disposal | null }) {
  if (disposal)
    return (
      <>
        {label}
        <Disposed disposal={disposal} />
      </>
    );
  return (
    <a href={requestFileContent(id)} download="">
      {label}
    </a>
  );
}
