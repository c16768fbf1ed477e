import { addWords } from '../words.js';

/** Words of exports: everything as a file, and the forms that other systems take. */
addWords({
  zh: {
    exportTitle: '导出',
    exportText: '您能看到的全部记录，列与导入相同：改后可原样导回，没有改动的不会变。小学考试中您看不到的分数不在其中。',
    exportTerm: '范围',
    exportAllTerms: '全部学期',
    exportWorkbook: 'Excel（全部）',
    exportCsv: 'csv 压缩包（全部）',
    exportOthers: '给其他系统',
    exportRoster: version => `OneRoster ${version} 名册`,
    exportEdFi: 'Ed-Fi 听课与考核评价',
    exportCalendar: '学期日历（校历、考试、公开课）',
    exportList: '导出这张表',
    exportFile: '导出',
  },
  en: {
    exportTitle: 'Export',
    exportText: 'Every record that you may see, in the columns that an import takes: change it and bring it back, and what you left alone stays as it is. Marks of primary exams that you may not see are left out.',
    exportTerm: 'Of',
    exportAllTerms: 'All terms',
    exportWorkbook: 'Excel (everything)',
    exportCsv: 'Zip of csv (everything)',
    exportOthers: 'For other systems',
    exportRoster: version => `OneRoster ${version} roster`,
    exportEdFi: 'Ed-Fi evaluation of lessons and term',
    exportCalendar: 'Calendar of the term (holidays, exams, open lessons)',
    exportList: 'Export this list',
    exportFile: 'export',
  },
});
