import { Module } from '@nestjs/common';
import { ObligationsModule } from '../obligations/obligations.module';
import { ExceptionNight } from './exception-night';
import { ExceptionDecisionsService } from './exception-decisions.service';
import { ExceptionsController } from './exceptions.controller';
import { ExceptionsService } from './exceptions.service';

@Module({
  imports: [ObligationsModule],
  controllers: [ExceptionsController],
  providers: [ExceptionsService, ExceptionDecisionsService, ExceptionNight],
  exports: [ExceptionsService, ExceptionDecisionsService, ExceptionNight],
})
export class ExceptionsModule {}
