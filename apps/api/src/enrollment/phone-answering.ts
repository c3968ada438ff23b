import { Injectable, type OnModuleInit } from '@nestjs/common';
import { PhoneAnswers } from '../delivery/index.js';
import { EnrollmentService } from './enrollment.service.js';

/** Gives what people press or write on their phones to the core. Providers say nothing of where a phone is. */
@Injectable()
export class PhoneAnswering implements OnModuleInit {
  constructor(
    private readonly answers: PhoneAnswers,
    private readonly enrollment: EnrollmentService,
  ) {}

  onModuleInit(): void {
    const core = () => this.enrollment.for({ sourceAddress: null, decisionId: null });
    this.answers.listen({
      onKeys: ({ regardingId, keys, hash }) => core().answerByKeys({ regardingId, keys, hash }),
      onText: ({ from, body }) => core().answerByReply({ from, body }),
    });
  }
}
