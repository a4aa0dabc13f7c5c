import { IsNotEmpty, IsString, MaxLength } from 'class-validator';
import type { DraftKindName } from './draft-kinds';
import type { VersionState } from './draft.rules';

export class VersionView {
  id: string;
  kind: DraftKindName;
  /** Such as `vcc 1.0.0+1`. */
  label: string;
  title: string;
  /** False for a version that was shipped with the portal. */
  isOwn: boolean;
  state: VersionState;
  publishedAt: string;
  documentSha256: string;
  /** Requirements or questions. */
  items: number;
  /** Codes of the periods that are pinned to it. */
  periods: string[];
  withdrawnReason: string | null;
}

export class VersionList {
  total: number;
  items: VersionView[];
}

export class WithdrawVersion {
  @IsString() @IsNotEmpty() @MaxLength(2000) reason: string;
}
