/** What the flags of well-known programs hold; flags with telling names (--password) need no entry. */
export interface Program {
  /** Flags whose value is a secret, as the next word or after `=`. */
  readonly secret?: readonly string[];
  /** One-letter flags with the secret attached: -pSECRET. */
  readonly attached?: readonly string[];
  /** Flags whose value is `user:password`, or `user%password`. */
  readonly pair?: readonly string[];
  /** Places of plain words that are secrets, counted after the words named, such as `vault login TOKEN`. */
  readonly plain?: readonly {
    readonly after: readonly string[];
    readonly at: number;
    /** Words that must follow. */
    readonly least?: number;
  }[];
}

const mysql: Program = { attached: ["-p"] };
const mongo: Program = { secret: ["-p"], attached: ["-p"] };
const login: Program = { secret: ["-p"] };
const ldap: Program = { secret: ["-w"], attached: ["-w"] };
const sqlServer: Program = { secret: ["-P"], attached: ["-P"] };
const samba: Program = { pair: ["-U", "--user"] };
const zip: Program = { secret: ["-P"] };
const archive: Program = { attached: ["-p", "-hp"] };
const mosquitto: Program = { secret: ["-P", "--pw"] };
const attack: Program = { secret: ["-p", "-H"] };

export const programs: Readonly<Record<string, Program>> = {
  mysql,
  mysqldump: mysql,
  mysqladmin: mysql,
  mysqlimport: mysql,
  mysqlsh: mysql,
  mariadb: mysql,
  "mariadb-dump": mysql,
  mongo,
  mongosh: mongo,
  mongodump: mongo,
  mongorestore: mongo,
  mongoexport: mongo,
  mongoimport: mongo,
  sshpass: { secret: ["-p"], attached: ["-p"] },
  "redis-cli": { secret: ["-a", "--pass"], pair: ["-u"] },
  "valkey-cli": { secret: ["-a", "--pass"] },
  curl: {
    secret: ["--oauth2-bearer", "--pass", "--proxy-pass", "--tlspassword"],
    pair: ["-u", "--user", "-U", "--proxy-user"],
  },
  http: { pair: ["-a", "--auth"] },
  https: { pair: ["-a", "--auth"] },
  xh: { pair: ["-a", "--auth"] },
  etcdctl: { pair: ["--user"] },
  lftp: { pair: ["-u"] },
  twine: login,
  "docker login": login,
  "podman login": login,
  "helm login": login,
  "oras login": login,
  "skopeo login": login,
  "crane login": login,
  "az login": { secret: ["-p"] },
  "oc login": { secret: ["-p"] },
  "cf login": { secret: ["-p"] },
  "snyk auth": { plain: [{ after: ["auth"], at: 0 }] },
  "vault login": { plain: [{ after: ["login"], at: 0 }] },
  sqlcmd: sqlServer,
  bcp: sqlServer,
  isql: sqlServer,
  ldapsearch: ldap,
  ldapmodify: ldap,
  ldapadd: ldap,
  ldapdelete: ldap,
  ldappasswd: { secret: ["-w", "-s", "-a"] },
  smbclient: samba,
  rpcclient: samba,
  openssl: { secret: ["-k", "-K", "-passin", "-passout", "-pass", "-password"] },
  zip,
  unzip: zip,
  "7z": archive,
  "7za": archive,
  rar: archive,
  unrar: archive,
  gpg: { secret: ["--passphrase"] },
  "ssh-keygen": { secret: ["-N", "-P"] },
  keytool: { secret: ["-storepass", "-keypass"] },
  jarsigner: { secret: ["-storepass", "-keypass"] },
  cqlsh: login,
  beeline: login,
  snowsql: { secret: ["-p"] },
  rabbitmqctl: {
    plain: [
      { after: ["add_user"], at: 1 },
      { after: ["change_password"], at: 1 },
    ],
  },
  htpasswd: {
    plain: [{ after: ["-b", "-nb", "-cb", "-bc", "-bB", "-nbB", "-Bb"], at: -1, least: 3 }],
  },
  net: { plain: [{ after: ["user"], at: 1, least: 2 }] },
  useradd: { secret: ["-p"] },
  usermod: { secret: ["-p"] },
  wpa_passphrase: { plain: [{ after: ["wpa_passphrase"], at: 1 }] },
  xfreerdp: { secret: ["/p"] },
  rdesktop: { secret: ["-p"] },
  ipmitool: { secret: ["-P"] },
  mosquitto_pub: mosquitto,
  mosquitto_sub: mosquitto,
  ncftp: { secret: ["-p"] },
  doctl: { secret: ["-t"] },
  vercel: { secret: ["-t"] },
  crackmapexec: attack,
  nxc: attack,
  "evil-winrm": attack,
  psexec: { secret: ["-p"] },
  snmpwalk: { secret: ["-A", "-X"] },
};

/** Programs that only run others. */
export const wrappers: ReadonlySet<string> = new Set(
  "sudo env time nohup exec xargs timeout npx nice doas command stdbuf strace watch then do else if while !".split(
    " ",
  ),
);
