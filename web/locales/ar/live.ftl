live-changed = تغيّرت هذه الصفحة.
live-offer = تغيّر شيء هنا. واصلوا الكتابة: عند الإرسال سترون الصيغتين.
live-copied = نُسخ العنوان.
live-keys = المفاتيح
live-next = الحكم التالي
live-previous = الحكم السابق
live-close = إغلاق
