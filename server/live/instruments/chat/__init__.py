"""What is set about the chat, as viewers are told of it. What is written is no event: `server.live.chatter`."""
