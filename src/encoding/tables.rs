//! What stands for the bytes from 0x80 on, sixteen in a line; a space where an encoding has no letter.

/// Windows-1252, for which text of the others is taken.
pub(super) const WINDOWS_1252: &str = "\
    € ‚ƒ„…†‡ˆ‰Š‹Œ Ž \
    \u{20}‘’“”•–—˜™š›œ žŸ\
    \u{a0}¡¢£¤¥¦§¨©ª«¬\u{ad}®¯\
    °±²³´µ¶·¸¹º»¼½¾¿\
    ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏ\
    ÐÑÒÓÔÕÖ×ØÙÚÛÜÝÞß\
    àáâãäåæçèéêëìíîï\
    ðñòóôõö÷øùúûüýþÿ";

/// Windows-1258: letters, and tones that stand after their letter.
pub(super) const WINDOWS_1258: &str = "\
    € ‚ƒ„…†‡ˆ‰ ‹Œ   \
    \u{20}‘’“”•–—˜™ ›œ  Ÿ\
    \u{a0}¡¢£¤¥¦§¨©ª«¬\u{ad}®¯\
    °±²³´µ¶·¸¹º»¼½¾¿\
    ÀÁÂĂÄÅÆÇÈÉÊË\u{300}ÍÎÏ\
    ĐÑ\u{309}ÓÔƠÖ×ØÙÚÛÜƯ\u{303}ß\
    àáâăäåæçèéêë\u{301}íîï\
    đñ\u{323}óôơö÷øùúûüư₫ÿ";

/// TCVN 5712-3, called ABC. It has no capitals with tones: there are fonts of capitals for that.
pub(super) const TCVN3: &str = "\
    \u{20}               \
    \u{20}               \
    \u{20}ĂÂÊÔƠƯĐăâêôơưđ \
    \u{20}    àảãáạ ằẳẵắ \
    \u{20}     ặầẩẫấậè ẻẽ\
    éẹềểễếệìỉ   ĩíịò\
    \u{20}ỏõóọồổỗốộờởỡớợù\
    \u{20}ủũúụừửữứựỳỷỹýỵ ";

/// VISCII, but for its letters among the control characters.
pub(super) const VISCII: &str = "\
    ẠẮẰẶẤẦẨẬẼẸẾỀỂỄỆỐ\
    ỒỔỖỘỢỚỜỞỊỎỌỈỦŨỤỲ\
    Õắằặấầẩậẽẹếềểễệố\
    ồổỗỠƠộờởịỰỨỪỬơớƯ\
    ÀÁÂÃẢĂẳẵÈÉÊẺÌÍĨỳ\
    ĐứÒÓÔạỷừửÙÚỹỵÝỡư\
    àáâãảăữẫèéêẻìíĩỉ\
    đựòóôõỏọụùúũủýợỮ";

/// The letters of VISCII among the control characters.
pub(super) const VISCII_CONTROLS: [(char, char); 6] =
    [('\u{2}', 'Ẳ'), ('\u{5}', 'Ẵ'), ('\u{6}', 'Ẫ'), ('\u{14}', 'Ỷ'), ('\u{19}', 'Ỹ'), ('\u{1e}', 'Ỵ')];
