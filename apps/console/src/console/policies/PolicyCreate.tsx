import { PageHead } from '../display/PageHead';
import { PolicyEditor } from './PolicyEditor';

export const PolicyCreate = () => (
  <>
    <PageHead
      title="New policy"
      about="Say who must use a second step. The right side shows whom it hits while you choose; nothing happens until you publish."
    />
    <PolicyEditor policy={null} />
  </>
);
