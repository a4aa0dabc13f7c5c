import { IsEmail, IsInt, IsOptional, IsString, MaxLength, MinLength } from 'class-validator';
import { MayBeLeftOut } from '../foundation/validation';

export class AddContact {
  @IsString() @MinLength(1) @MaxLength(200) name: string;
  /** What the contact is for, for example `Continuity coordinator`. */
  @IsString() @MinLength(1) @MaxLength(200) roleLabel: string;
  @IsEmail() @MaxLength(254) email: string;
  @IsOptional() @IsString() @MaxLength(80) phone?: string;
  /** A second way to reach the person when e-mail and phone are down. */
  @IsOptional() @IsString() @MaxLength(200) channel2?: string;
}

export class ChangeContact {
  @MayBeLeftOut() @IsString() @MinLength(1) @MaxLength(200) name?: string;
  @MayBeLeftOut() @IsString() @MinLength(1) @MaxLength(200) roleLabel?: string;
  @MayBeLeftOut() @IsEmail() @MaxLength(254) email?: string;
  @MayBeLeftOut() @IsString() @MaxLength(80) phone?: string;
  @MayBeLeftOut() @IsString() @MaxLength(200) channel2?: string;
  @IsInt() version: number;
}

export class VerifyContact {
  /** How it was checked, for example `Called back on the number of the contract`. */
  @IsString() @MinLength(1) @MaxLength(500) how: string;
  @IsInt() version: number;
}

export class ContactView {
  id: string;
  vendorId: string;
  name: string;
  roleLabel: string;
  email: string;
  phone: string;
  channel2: string;
  /** Day of the last check, `YYYY-MM-DD`; null until somebody checked, and after a change of address or number. */
  verifiedOn: string | null;
  verifiedByName: string | null;
  verifiedHow: string;
  version: number;
}
