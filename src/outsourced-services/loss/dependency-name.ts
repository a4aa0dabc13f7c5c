/** What a service rests on, or an alternate place of its, as a reader is told of it. */
export interface DependencyName {
  id: string;
  ref: string;
  kind: string;
  role: 'primary' | 'standby' | 'shared_load';
  name: string;
  place: string;
  theirRtoMinutes: number | null;
  resourceId: string | null;
  resourceName: string | null;
  /** Who stands behind the figures, and since when. */
  basis: string;
}
