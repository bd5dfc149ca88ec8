import { Global, Module } from '@nestjs/common';
import { Trail } from './trail.js';

/** The tamper-evident trail. */
@Global()
@Module({ providers: [Trail], exports: [Trail] })
export class AuditModule {}
