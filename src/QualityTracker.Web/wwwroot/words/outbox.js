import { addWords } from '../words.js';

addWords({
  zh: {
    outboxSending: name => `正在保存：${name}`,
    outboxKept: name => `已存在本机，联网后发送：${name}`,
    outboxNotSaved: name => `没有保存，需要处理：${name}`,
    outboxRecorded: '看已登记的那一条',
  },
  en: {
    outboxSending: name => `Saving: ${name}`,
    outboxKept: name => `Kept on this device, sent when there is a network: ${name}`,
    outboxNotSaved: name => `Not saved, it needs you: ${name}`,
    outboxRecorded: 'See the one that is there',
  },
});
