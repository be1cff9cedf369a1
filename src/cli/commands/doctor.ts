import { examples } from '../cli.ts';
import type { DefineCommand } from '../cli.ts';

/** What the error catalogue gives to data that is not as it should be. */
const unhealthyExitCode = 65;

export const doctor: DefineCommand = ({ program, say, act }) => {
  program
    .command('doctor')
    .description(say({ zh: '体检：本机和数据文件夹是否一切正常', en: 'check-up: is everything in order on this machine and in the data folder' }))
    .addHelpText('after', examples(say, ['zhiyin doctor', 'zhiyin doctor --json']))
    .action(
      act(async (session) => {
        const report = await session.invoke('doctor', {}).catch(async (thrown: unknown) => {
          const { doctorWithout } = await import('../../workbench/doctor.ts');
          return doctorWithout(session.folder, thrown);
        });
        await session.answer(report, () => report.checks.map(({ ok, finding }) => `${ok ? '✓' : '✗'} ${say(finding)}`).join('\n'));
        return report.healthy ? 0 : unhealthyExitCode;
      }),
    );
};
