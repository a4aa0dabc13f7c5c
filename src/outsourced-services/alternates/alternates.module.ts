import { Module } from '@nestjs/common';
import { AlternatesController } from './alternates.controller';
import { AlternatesService } from './alternates.service';

/** Where services go on when their own place is lost. */
@Module({ controllers: [AlternatesController], providers: [AlternatesService], exports: [AlternatesService] })
export class AlternatesModule {}
