import { IsEmail, IsIn, IsOptional, IsString, Matches, MaxLength, MinLength } from 'class-validator';

export class FoundRegistrant {
  /** Printed by the portal at its start while no registrant exists. */
  @IsString() @MinLength(20) @MaxLength(100) token: string;
  @IsString() @MinLength(1) @MaxLength(200) registrant: string;
  @IsOptional()
  @IsIn(['large_accelerated', 'accelerated', 'non_accelerated'])
  filerStatus?: 'large_accelerated' | 'accelerated' | 'non_accelerated';
  /** Last day of the fiscal year, `MM-DD`. */
  @IsOptional() @Matches(/^(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/) fiscalYearEnd?: string;
  @IsEmail() @MaxLength(254) administratorEmail: string;
  @IsString() @MinLength(1) @MaxLength(200) administratorName: string;
}

export class FoundedView {
  registrantId: string;
  /** Where the administrator sets a password; works once. */
  invitationUrl: string;
}
