import AttributeIcon from '@mui/icons-material/LabelOutlined';
import EveryoneIcon from '@mui/icons-material/PublicOutlined';
import GroupIcon from '@mui/icons-material/GroupsOutlined';
import PersonIcon from '@mui/icons-material/PersonOutlined';
import RoleIcon from '@mui/icons-material/AdminPanelSettingsOutlined';
import UnitIcon from '@mui/icons-material/AccountTreeOutlined';

interface ConditionLook {
  word: string;
  icon: React.ReactElement;
}

const looks: Record<string, ConditionLook> = {
  everyone: { word: 'All people', icon: <EveryoneIcon /> },
  group: { word: 'Group', icon: <GroupIcon /> },
  'organisational-unit': { word: 'Organisational unit', icon: <UnitIcon /> },
  attribute: { word: 'Attribute', icon: <AttributeIcon /> },
  person: { word: 'Person', icon: <PersonIcon /> },
};

/** A kind that this page does not know yet is shown by its own name. */
export const conditionLook = (kind: string): ConditionLook => looks[kind] ?? { word: kind, icon: <RoleIcon /> };
