import {
  ArrayMaxSize,
  IsArray,
  IsEmail,
  IsIn,
  IsISO8601,
  IsOptional,
  IsString,
  IsUUID,
  MaxLength,
  MinLength,
} from 'class-validator';
import { ROLES, type Role } from '../foundation/actor';

export class AcceptInvitation {
  @IsString() @MinLength(1) @MaxLength(256) password: string;
}

export class InvitationView {
  name: string;
  email: string;
  registrant: string;
  expiresAt: string;
}

export class GrantMembership {
  @IsIn(ROLES) role: Role;
  /** The vendor that the person works for; for vendor roles only. */
  @IsOptional() @IsUUID() vendorId?: string;
  /** Vendors that an external auditor may see; without it, all of the registrant's. */
  @IsOptional() @IsArray() @ArrayMaxSize(500) @IsUUID(undefined, { each: true }) vendorScope?: string[];
  /** Last day of the membership, `YYYY-MM-DD`; an external auditor's always ends. */
  @IsOptional() @IsISO8601({ strict: true }) @MaxLength(10) endsOn?: string;
}

export class InvitePerson extends GrantMembership {
  @IsEmail() @MaxLength(254) email: string;
  @IsString() @MinLength(1) @MaxLength(200) name: string;
  @IsOptional() @IsString() @MaxLength(200) title?: string;
}

export class PersonMembership {
  id: string;
  role: Role;
  roleLabel: string;
  vendorId: string | null;
  vendor: string | null;
  vendorScope: string[] | null;
  startsOn: string;
  endsOn: string | null;
  revokedAt: string | null;
}

export class PersonView {
  id: string;
  name: string;
  email: string;
  title: string;
  disabledAt: string | null;
  /** False until the invitation was accepted. */
  canSignIn: boolean;
  memberships: PersonMembership[];
}

export class InvitedPerson {
  id: string;
  membershipId: string;
  /** Shown once: the address that sets the password. Null when the person has one already. */
  invitationUrl: string | null;
  expiresAt: string | null;
}

export class GrantedMembership {
  id: string;
}
