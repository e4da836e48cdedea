"""From numbers to what a person signs, files or publishes: Word, Excel, a web page, text."""
