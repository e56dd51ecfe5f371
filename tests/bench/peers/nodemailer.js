// The same jobs by nodemailer: many ready messages over one pooled connection, or one message with an attachment.
//   node nodemailer.js many PORT AUTHORITY|- COUNT OCTETS
//   node nodemailer.js one  PORT AUTHORITY|- [FILE]
const fs = require('fs');
const nodemailer = require('nodemailer');

const [job, port, authority, ...rest] = process.argv.slice(2);
const isPlain = authority === '-';
const transport = nodemailer.createTransport({
    host: '127.0.0.1', port: Number(port), secure: !isPlain, ignoreTLS: isPlain,
    pool: job === 'many', maxConnections: 1, maxMessages: Infinity,
    tls: isPlain ? undefined : { ca: fs.readFileSync(authority) },
});
const envelope = { from: 'a@example.org', to: ['b@example.net'] };

async function many(count, octets) {
    const line = 'The quick brown fox jumps over the lazy dog, again and again.\r\n';
    const head = 'From: a@example.org\r\nTo: b@example.net\r\nSubject: one of many\r\n\r\n';
    const raw = (head + line.repeat(Math.ceil(octets / line.length))).slice(0, octets - 2) + '\r\n';
    await transport.sendMail({ envelope, raw }); // makes the connection, not counted
    let longest = 0;
    const begin = process.hrtime.bigint();
    for (let i = 0; i < count; ++i) {
        const one = process.hrtime.bigint();
        await transport.sendMail({ envelope, raw });
        longest = Math.max(longest, Number(process.hrtime.bigint() - one) / 1e6);
    }
    const seconds = Number(process.hrtime.bigint() - begin) / 1e9;
    console.log(JSON.stringify({ seconds, longestMs: longest }));
    transport.close();
}

async function one(file) {
    await transport.sendMail({ from: 'a@example.org', to: 'b@example.net', subject: 'x', text: 'hello',
        attachments: file ? [{ path: file }] : [] });
    transport.close();
}

(job === 'many' ? many(Number(rest[0]), Number(rest[1])) : one(rest[0])).catch(error => {
    console.error(error.message);
    process.exit(1);
});
