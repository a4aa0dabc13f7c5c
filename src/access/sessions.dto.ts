import { IsEmail, IsOptional, IsString, IsUUID, MaxLength, MinLength } from 'class-validator';
import type { Role } from '../foundation/actor';
import type { Permission } from '../foundation/door';

export class SignIn {
  @IsEmail() @MaxLength(254) email: string;
  @IsString() @MinLength(1) @MaxLength(256) password: string;
  /** Which membership to act under; without it, the one used last. */
  @IsOptional() @IsUUID() membershipId?: string;
}

export class PasswordOnly {
  @IsString() @MinLength(1) @MaxLength(256) password: string;
}

export class ChangePassword {
  @IsString() @MinLength(1) @MaxLength(256) currentPassword: string;
  @IsString() @MinLength(1) @MaxLength(256) newPassword: string;
}

export class ChooseMembership {
  @IsUUID() membershipId: string;
}

export class MembershipView {
  id: string;
  role: Role;
  roleLabel: string;
  registrant: string;
  vendor: string | null;
}

export class SessionView {
  personId: string;
  name: string;
  email: string;
  title: string;
  membership: MembershipView;
  memberships: MembershipView[];
  permissions: Permission[];
  registrantId: string;
  vendorId: string | null;
  /** ISO time until which the confirmed password stands for signing; null when it has to be confirmed first. */
  reauthenticatedUntil: string | null;
}

export class OwnSession {
  /** First characters of the token's digest: enough to tell sessions apart, useless to anyone else. */
  id: string;
  startedAt: string;
  lastSeenAt: string;
  userAgent: string;
  address: string;
  current: boolean;
}

export class Reauthenticated {
  /** ISO time until which the confirmed password stands. */
  until: string;
}
