export const send = (mail) => fetch('https://mail.example', { method: 'POST', body: mail })
