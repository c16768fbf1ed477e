import { addWords } from '../words.js';

/** What of the sheets and settlements waits for the reader, in a line on other pages. */
addWords({
  zh: {
    waitingTitle: term => `考核表（${term}）：`,
    waitingKinds: {
      changed: number => `${number} 份有记录变更，待查看`, returned: number => `${number} 份被退回，待重新确认`, toConfirm: number => `${number} 份待您确认`, toSign: number => `${number} 份待您签字`,
      toDecide: number => `${number} 项异议待处理`, toPost: number => `${number} 份待公示`, toSeal: number => `${number} 份待封存`,
    },
    waitingDue: (day, overdue) => (overdue ? `已过期限（${day}）` : `期限 ${day}`),
    waitingConduct: '师德：',
    waitingOwnCase: appealBy => (appealBy ? `有一件与您有关的案件，可申诉到 ${appealBy}` : '有一件与您有关的案件'),
    waitingCases: number => `${number} 件案件待您办理`,
    waitingLedger: '质量台账：',
    waitingLedgerOwn: number => `${number} 项由您负责，已逾期`,
    waitingLedgerAll: number => `全校 ${number} 项逾期`,
    waitingPay: '绩效结算：',
    waitingSettlement: number => `第 ${number} 次结算待您审批`,
    whereTitle: '考核表流程：',
    whereChanged: lines => `${lines} 行在确认后有变更`,
    whereConfirm: lines => `去确认（还有 ${lines} 行）`,
    whereOpen: '查看流程',
  },
  en: {
    waitingTitle: term => `Sheets of ${term}:`,
    waitingKinds: {
      changed: number => `${number} changed since you confirmed`, returned: number => `${number} returned, to be confirmed again`, toConfirm: number => `${number} to confirm`, toSign: number => `${number} to sign`,
      toDecide: number => `${number === 1 ? '1 objection' : `${number} objections`} to decide`, toPost: number => `${number} to post`, toSeal: number => `${number} to seal`,
    },
    waitingDue: (day, overdue) => (overdue ? `overdue since ${day}` : `until ${day}`),
    waitingConduct: 'Conduct:',
    waitingOwnCase: appealBy => (appealBy ? `a case concerns you; you may appeal until ${appealBy}` : 'a case concerns you'),
    waitingCases: number => (number === 1 ? '1 case waits for you' : `${number} cases wait for you`),
    waitingLedger: 'Quality ledger:',
    waitingLedgerOwn: number => `${number} of yours overdue`,
    waitingLedgerAll: number => `${number} overdue in the school`,
    waitingPay: 'Pay:',
    waitingSettlement: number => `settlement ${number} to approve`,
    whereTitle: 'Way of the sheet:',
    whereChanged: lines => `${lines === 1 ? '1 line' : `${lines} lines`} changed since`,
    whereConfirm: lines => `Confirm (${lines} to go)`,
    whereOpen: 'Look at it',
  },
});
